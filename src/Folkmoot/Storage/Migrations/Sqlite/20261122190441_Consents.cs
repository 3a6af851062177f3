using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Consents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "renew_at",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "renewed_at",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "renewing_until",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agency_apps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    server = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    callback = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agency_apps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    app_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    state_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    chosen_at = table.Column<long>(type: "INTEGER", nullable: true)
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
