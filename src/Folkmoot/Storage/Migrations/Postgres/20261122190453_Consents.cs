using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Consents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "renew_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "renewed_at",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "renewing_until",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agency_apps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    server = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    callback = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agency_apps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    app_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    state_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_requests", x => x.id);
                    table.ForeignKey(
                        name: "FK_consent_requests_agency_apps_app_id",
                        column: x => x.app_id,
                        principalTable: "agency_apps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agency_apps_agency_id_network_server",
                table: "agency_apps",
                columns: new[] { "agency_id", "network", "server" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_requests_app_id",
                table: "consent_requests",
                column: "app_id");

            migrationBuilder.CreateIndex(
                name: "IX_consent_requests_expires_at",
                table: "consent_requests",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_consent_requests_state_hash",
                table: "consent_requests",
                column: "state_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_requests");

            migrationBuilder.DropTable(
                name: "agency_apps");

            migrationBuilder.DropColumn(
                name: "renew_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "renewed_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "renewing_until",
                table: "channels");
        }
    }
}
