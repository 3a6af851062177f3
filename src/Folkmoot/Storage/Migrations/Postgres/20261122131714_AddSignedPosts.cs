using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddSignedPosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "noticeboard_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kid = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    x = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    y = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_keys", x => x.id);
                    table.ForeignKey(
                        name: "FK_noticeboard_keys_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_signed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    is_removal = table.Column<bool>(type: "boolean", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    signature = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    kid = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_signed", x => x.id);
                    table.ForeignKey(
                        name: "FK_noticeboard_signed_noticeboard_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "noticeboard_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_noticeboard_keys_in_use",
                table: "noticeboard_keys",
                column: "agency_id",
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_keys_kid",
                table: "noticeboard_keys",
                column: "kid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_signed_agency_id_kid",
                table: "noticeboard_signed",
                columns: new[] { "agency_id", "kid" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_signed_agency_id_text_sha256",
                table: "noticeboard_signed",
                columns: new[] { "agency_id", "text_sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_signed_post_id_number",
                table: "noticeboard_signed",
                columns: new[] { "post_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "noticeboard_keys");

            migrationBuilder.DropTable(
                name: "noticeboard_signed");
        }
    }
}
